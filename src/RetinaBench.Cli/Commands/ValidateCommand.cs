using System.CommandLine;
using RetinaBench.Cli.Terminal;
using RetinaBench.Json;
using RetinaBench.Models.Registry;
using RetinaBench.Models.Validation;

namespace RetinaBench.Cli.Commands;

/// <summary><c>validate</c>: holds models to their own cards.</summary>
internal sealed class ValidateCommand : ExampleCommand
{
    private readonly CommandContext _context;
    private readonly Argument<string> _target = new("target") { HelpName = "REGISTRY.json|NAME|NAME=PATH", Description = "A registry file, all of whose models are checked, a registered model, or weights of your own." };
    private readonly Option<string?> _registry = CommonOptions.Registry();
    private readonly Option<bool> _json = CommonOptions.Json();

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public ValidateCommand(CommandContext context)
        : base(
            "validate",
            "Check models against their own cards: shapes, finite values, determinism, lesions.",
            "validate oracle",
            "validate my-models.json",
            "validate murray2021=model.pt --json")
    {
        _context = context;
        _target.CompletionSources.Add(_ => Completions.Models());
        Add(_target);
        Add(_registry);
        Add(_json);
        SetAction(Validate);
    }

    private int Validate(ParseResult parsed)
    {
        ModelRegistry registered = Installation.LoadRegistry(parsed.GetValue(_registry));
        (ModelRegistry registry, IReadOnlyList<ModelEntry> entries) = ModelSpec.Resolve(parsed.GetRequiredValue(_target), registered, Installation.Kinds);
        if (entries.Count == 0)
            throw new InputException($"{parsed.GetRequiredValue(_target)}: holds no model, so there is nothing to validate");
        bool json = parsed.GetValue(_json);
        List<ValidationReport> reports = [];
        foreach (ModelEntry entry in entries)
        {
            ValidationReport report = ModelValidator.Validate(registry, entry, _context.Cancellation);
            // In a registry file that is a finding about one model of many; of the one model that was named nothing is left to validate.
            if (registry == registered && report.Checks[0] is { Id: ModelValidator.OpenCheck, Outcome: CheckOutcome.Failed } open)
                throw new InputException(open.Reason);
            reports.Add(report);
            if (!json)
                Write(report);
        }

        if (json)
            _context.Console.Out.Write(StrictJson.Serialize(reports));
        return reports.All(r => r.IsValid) ? ExitCode.Done : ExitCode.GateFailed;
    }

    private void Write(ValidationReport report)
    {
        TextWriter output = _context.Console.Out;
        output.WriteLine($"{report.Model}{(report.Version is { } version ? $" ({version})" : "")}: {(report.IsValid ? "valid" : "not valid")}");
        var table = new TextTable("  check", "outcome", "reason");
        foreach (CheckResult check in report.Checks)
            table.Add("  " + check.Id, check.Outcome.ToString().ToLowerInvariant(), check.Reason);
        table.Write(output);
    }
}
