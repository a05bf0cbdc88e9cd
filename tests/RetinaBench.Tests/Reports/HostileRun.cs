using RetinaBench.Runs;

namespace RetinaBench.Tests.Reports;

/// <summary>A record in which names and texts are what nobody wants in a page.</summary>
internal static class HostileRun
{
    /// <summary>Names of models that no report may stumble over.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        MockRun.HostileName, "<script>alert(1)</script>", "../../x", "\"><img src=x onerror=alert(2)>", "<https://example.invalid/>", "..", ".", "", "CON", "com1.txt", "a/b", "A/B", "a-b", "a-b-2", "\n# heading", "*b* _i_ ~s~ $x$ &amp; ![i](j)",
        "</details></td>", "\u202Eright to left\u0000", "\ud800", new string('x', 300), "ete\u0301 \u00e9t\u00e9", "[link](javascript:alert(1))",
    ];

    /// <summary>The mock run with every name there is replaced by hostile ones.</summary>
    public static RunRecord Record { get; } = Make();

    private static RunRecord Make()
    {
        ModelRecord subject = MockRun.Record.Models[1];
        SuiteRecord suite = MockRun.Suite();
        string nasty = MockRun.HostileName;
        return MockRun.Record with
        {
            ToolVersion = nasty,
            Suites =
            [
                suite with
                {
                    Id = nasty,
                    Title = nasty,
                    Environments = [.. suite.Environments.Select(environment => environment with { Name = nasty, Fingerprint = "|" })],
                    Criteria = [.. suite.Criteria.Select(card => card with { Id = card.Id + nasty, Claim = nasty, Rule = nasty, Published = nasty, Citation = nasty })],
                },
            ],
            Models =
            [
                .. Names.Select(name => subject with
                {
                    Name = name,
                    Error = nasty,
                    Kind = nasty,
                    Card = subject.Card! with { Name = name, Version = nasty, Description = nasty, Citation = nasty, Classes = [nasty, nasty], ResponseUnit = nasty },
                    Suites =
                    [
                        subject.Suites[0] with
                        {
                            Suite = nasty,
                            Outcomes = [.. subject.Suites[0].Outcomes.Select(outcome => outcome with { Experiment = outcome.Experiment + nasty })],
                            Judgements = [.. subject.Suites[0].Judgements.Select(found => found with { Criterion = found.Criterion + nasty, Measured = nasty, Reason = nasty })],
                        },
                    ],
                }),
            ],
        };
    }
}
