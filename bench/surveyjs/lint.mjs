// SurveyJS's own linter, for translate.py: a JSON array of survey definitions on stdin, on stdout one list of findings for each.
import { readFileSync } from "node:fs";
import { lintSurvey } from "survey-core/linter";

// All at once, because starting Node and loading survey-core takes far longer than linting one definition.
const definitions = JSON.parse(readFileSync(0, "utf8"));

// Every rule at its default severity, nothing suppressed: what an author sees who changes nothing.
const found = definitions.map((definition) =>
  lintSurvey(definition).findings.map((finding) => ({
    rule: finding.ruleId,
    severity: finding.severity,
    path: finding.path,
    // A calculated value or a page has no element name in a finding.
    element: finding.elementName ?? null,
    message: finding.message,
  })),
);

process.stdout.write(JSON.stringify(found));
