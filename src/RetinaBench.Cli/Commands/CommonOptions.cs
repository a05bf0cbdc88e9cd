using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RetinaBench.Cli.Running;

namespace RetinaBench.Cli.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>Asks for one JSON document on stdout, and nothing else there.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of text." };

    /// <summary>The registry of models.</summary>
    public static Option<string?> Registry() => new("--registry") { HelpName = "FILE", Description = "Registry of models; the one that came with the program if left out." };

    /// <summary>Names a model.</summary>
    /// <param name="required">Whether there is no command without it.</param>
    public static Option<string?> Model(bool required)
    {
        var option = new Option<string?>("--model") { HelpName = "NAME|NAME=PATH", Description = "A registered model, or weights of your own under a name of your choice.", Required = required };
        option.CompletionSources.Add(_ => Completions.Models());
        return option;
    }

    /// <summary>The forms of a report.</summary>
    public static Option<ReportSelection> Format()
    {
        var option = new Option<ReportSelection>("--format")
        {
            HelpName = string.Join(',', ReportSelection.Names),
            Description = "What the report is written as: Markdown, HTML, leaderboard.json, junit.xml, and annotations with a job summary for a GitHub workflow. Of an earlier report only files of the kinds asked for are replaced, pages (md, html) being one kind.",
            Arity = ArgumentArity.OneOrMore,
            DefaultValueFactory = _ => ReportSelection.Default,
            CustomParser = Parse,
        };
        option.CompletionSources.Add([.. ReportSelection.Names]);
        return option;

        static ReportSelection Parse(ArgumentResult result)
        {
            ReportSelection selection = ReportSelection.Parse(result.Tokens.Select(t => t.Value), out string? unknown);
            if (unknown is not null)
                result.AddError($"--format: '{unknown}' is not a format; valid are {string.Join(", ", ReportSelection.Names)}, with ',' between several");
            return selection;
        }
    }

    /// <summary>Recordings of a user.</summary>
    public static Option<string?> Data() => new("--data") { HelpName = "FILE|FOLDER", Description = "Recordings (.npz or .mat files) that models are fitted to instead of cells that are known, where a suite asks something of recordings." };

    /// <summary>Whole numbers, each once.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="helpName">How help calls the value.</param>
    /// <param name="description">What they are.</param>
    /// <param name="most">The greatest valid value; the least is 0.</param>
    public static Option<int[]> WholeNumbers(string name, string helpName, string description, int most)
    {
        return new(name) { HelpName = helpName, Description = description, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true, CustomParser = Parse, DefaultValueFactory = _ => [] };

        int[] Parse(ArgumentResult result)
        {
            List<int> values = [];
            foreach (string text in result.Tokens.Select(token => token.Value))
            {
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value > most || values.Contains(value))
                    result.AddError($"{name}: '{text}' is not valid: whole numbers from 0 to {most}, each once, are expected");
                else
                    values.Add(value);
            }

            return [.. values];
        }
    }

    /// <summary>A whole number.</summary>
    /// <param name="name">Name of the option.</param>
    /// <param name="helpName">How help calls the value.</param>
    /// <param name="description">What it is.</param>
    /// <param name="least">The least valid value.</param>
    /// <param name="most">The greatest valid value.</param>
    public static Option<int?> WholeNumber(string name, string helpName, string description, int least, int most)
    {
        return new(name) { HelpName = helpName, Description = description, Arity = ArgumentArity.ExactlyOne, CustomParser = Parse };

        int? Parse(ArgumentResult result)
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least && value <= most)
                return value;
            result.AddError($"{name}: '{text}' is not valid: a whole number from {least} to {most} is expected");
            return null;
        }
    }
}
