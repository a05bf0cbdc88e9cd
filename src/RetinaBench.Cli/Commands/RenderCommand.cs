using System.CommandLine;
using System.Globalization;
using RetinaBench.Cli.Rendering;
using RetinaBench.Stimuli;
using RetinaBench.Suites;

namespace RetinaBench.Cli.Commands;

/// <summary><c>render</c>: draws a stimulus as PNG.</summary>
internal sealed class RenderCommand : ExampleCommand
{
    private const int LargestScale = 16;

    private readonly CommandContext _context;
    private readonly Option<string?> _environment = new("--environment") { HelpName = "NAME", Description = "Environment that makes the stimulus." };
    private readonly Option<string?> _suite = new("--suite") { HelpName = "ID|FOLDER", Description = "Suite of the environment; may be left out where one suite only has an environment of that name." };
    private readonly Option<int?> _point = CommonOptions.WholeNumber("--point", "P", "Point of the environment, from 0; the first if left out.", 0, int.MaxValue);
    private readonly Option<int?> _ordinal = CommonOptions.WholeNumber("--ordinal", "K", "Number of the stimulus at that point, from 0; the first if left out.", 0, int.MaxValue);
    private readonly Option<string?> _scenes = new("--scenes") { HelpName = "FILE", Description = "File of explicit scenes, instead of an environment." };
    private readonly Option<string?> _id = new("--id") { HelpName = "ID", Description = "Scene of that file; the first if left out." };
    private readonly Option<string> _out = new("--out") { HelpName = "FILE", Description = "Where the picture goes.", Required = true };
    private readonly Option<int?> _frame = CommonOptions.WholeNumber("--frame", "N", "Frame to draw, from 0; the first if left out.", 0, int.MaxValue);
    private readonly Option<bool> _animated = new("--animated") { Description = "Draw all frames as an animated PNG of 15 frames a second." };
    private readonly Option<int?> _scale = CommonOptions.WholeNumber("--scale", "N", $"Enlarge every pixel N times, 1 to {LargestScale}; 1 if left out.", 1, LargestScale);

    /// <summary>Makes the command.</summary>
    /// <param name="context">Where to write.</param>
    public RenderCommand(CommandContext context)
        : base(
            "render",
            "Draw a stimulus as PNG: one frame, or all of them animated.",
            "render --environment alpha-sweep --point 20 --ordinal 0 --out movie.png --animated",
            "render --scenes scenes.json --id two-0 --frame 50 --scale 2 --out frame.png")
    {
        _context = context;
        _environment.CompletionSources.Add(_ => Completions.Environments());
        _suite.CompletionSources.Add(_ => Completions.Suites());
        foreach (Option option in (Option[])[_environment, _suite, _point, _ordinal, _scenes, _id, _out, _frame, _animated, _scale])
            Add(option);
        Validators.Add(result =>
        {
            bool Given(Option option) => result.GetResult(option) is not null;
            if (Given(_environment) == Given(_scenes))
                result.AddError("give either --environment or --scenes");
            else if (Given(_scenes) && (Given(_suite) || Given(_point) || Given(_ordinal)))
                result.AddError("--suite, --point and --ordinal belong to --environment");
            else if (Given(_environment) && Given(_id))
                result.AddError("--id belongs to --scenes");
            else if (Given(_frame) && Given(_animated))
                result.AddError("--frame and --animated exclude each other");
        });
        SetAction(Render);
    }

    private int Render(ParseResult parsed)
    {
        Stimulus stimulus = parsed.GetValue(_environment) is { } environment
            ? FromEnvironment(environment, parsed)
            : FromFile(parsed.GetValue(_scenes)!, parsed.GetValue(_id));
        int frame = parsed.GetValue(_frame) ?? 0;
        if (frame >= stimulus.Geometry.Frames)
            throw OutOfRange("--frame", frame, stimulus.Geometry.Frames, $"the frames of {stimulus.Id}");
        var image = new StimulusImage(stimulus, parsed.GetValue(_scale) ?? 1);
        string path = parsed.GetRequiredValue(_out);
        InputFile.WriteBytes(path, parsed.GetValue(_animated) ? image.Animation() : image.Frame(frame));
        _context.Console.Out.WriteLine(path);
        return ExitCode.Done;
    }

    private Stimulus FromEnvironment(string name, ParseResult parsed)
    {
        IReadOnlyList<Suite> suites = Installation.ReadSuites(parsed.GetValue(_suite) is { } id ? [id] : []);
        (string Suite, IStimulusEnvironment Environment)[] found =
            [.. from s in suites from e in s.Environments where e.Environment.Name == name select (s.Id, e.Environment)];
        if (found.Length != 1)
        {
            throw new InputException(found.Length > 1
                ? $"several suites have an environment '{name}': add --suite with one of {string.Join(", ", found.Select(f => f.Suite))}"
                : $"there is no environment '{name}': there are {string.Join(", ", suites.SelectMany(s => s.Environments).Select(e => e.Environment.Name))}");
        }

        IStimulusEnvironment environment = found[0].Environment;
        int point = parsed.GetValue(_point) ?? 0;
        return point < environment.Points.Count
            ? environment.Create(point, parsed.GetValue(_ordinal) ?? 0)
            : throw OutOfRange("--point", point, environment.Points.Count, $"the points of {name}");
    }

    private static Stimulus FromFile(string path, string? id)
    {
        SceneFile file = SceneFile.Read(path);
        ExplicitScene? scene = file.Scenes.FirstOrDefault(s => id is null || s.Id == id);
        return scene?.ToStimulus() ?? throw new InputException(file.Scenes.Count == 0
            ? $"{path}: holds no scene"
            : $"{path}: holds no scene '{id}', only {string.Join(", ", file.Scenes.Select(s => s.Id))}");
    }

    private static InputException OutOfRange(string option, int value, int count, string what) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{option}: {value} is not one of {what}: valid are 0 to {count - 1}"));
}
