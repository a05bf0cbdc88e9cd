using System.CommandLine;
using RetinaBench.Cli.Explaining;
using RetinaBench.Json;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Commands;

/// <summary><c>explain</c>: one criterion, where it comes from and how it is judged.</summary>
internal sealed class ExplainCommand : ExampleCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public ExplainCommand(CommandContext context)
        : base("explain", "Explain a criterion: the claim, the rule with its thresholds, and where it comes from.", "explain task-easy", "explain murray2021/circuit-minimal --json")
    {
        var criterion = new Argument<string>("criterion") { HelpName = "CRITERION", Description = "Id of a criterion, with its suite and '/' before it where two suites have one of that id." };
        criterion.CompletionSources.Add(_ => Completions.Criteria());
        Option<bool> json = CommonOptions.Json();
        Add(criterion);
        Add(json);
        SetAction(parsed =>
        {
            CriterionExplanation explanation = Find(parsed.GetRequiredValue(criterion));
            if (parsed.GetValue(json))
                context.Console.Out.Write(StrictJson.Serialize(explanation));
            else
                explanation.Write(context.Console.Out);
            return ExitCode.Done;
        });
    }

    private static CriterionExplanation Find(string text)
    {
        var all = (from suite in Installation.ReadSuites([]).Concat(Installation.ReadRecordedSuites()) from c in suite.Criteria select (Suite: suite, c.Card)).ToList();
        (Suite Suite, Criteria.CriterionCard Card)[] found = [.. all.Where(c => c.Card.Id == text || $"{c.Suite.Id}/{c.Card.Id}" == text)];
        return found switch
        {
            [var one] => CriterionExplanation.Of(one.Suite, one.Card),
            [] => throw new InputException($"no criterion is called '{text}'; the nearest are {string.Join(", ", NearestNames.Of(text, all.Select(c => c.Card.Id)))} ('{RetinaBenchApp.Name} list criteria' shows all)"),
            _ => throw new InputException($"'{text}' is a criterion of several suites: write one of {string.Join(", ", found.Select(c => $"{c.Suite.Id}/{c.Card.Id}"))}"),
        };
    }
}
