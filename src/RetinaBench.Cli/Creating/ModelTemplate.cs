using System.Reflection;
using System.Text;
using RetinaBench.Models;

namespace RetinaBench.Cli.Creating;

/// <summary>A model to begin with, in one language: files with words to be filled in.</summary>
internal sealed class ModelTemplate
{
    private const string Prefix = "templates/", Fitted = "-fitted", Client = "retinabench.py";

    // Files of a later one stand in for those of an earlier one.
    private readonly string[] _folders;

    private ModelTemplate(params string[] folders) => _folders = folders;

    /// <summary>The languages.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["python", "csharp"];

    /// <summary>The template of a language.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="fitted">Whether the model is fitted to cells, and not one that answers stimuli.</param>
    public static ModelTemplate Of(string language, bool fitted) => fitted ? new(language, language + Fitted) : new(language);

    /// <summary>The files of a model by their paths in its folder.</summary>
    /// <param name="name">A name of a model.</param>
    public IReadOnlyDictionary<string, string> Fill(string name)
    {
        string space = Identifier(name), type = space + "Model";
        Assembly program = typeof(ModelTemplate).Assembly;
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string prefix in _folders.Select(folder => $"{Prefix}{folder}/"))
        {
            foreach (string resource in program.GetManifestResourceNames().Where(r => r.StartsWith(prefix, StringComparison.Ordinal)))
            {
                string file = resource[prefix.Length..] switch { "Model.cs.template" => type + ".cs", "Model.csproj.template" => space + ".csproj", var other => other }, text = Read(program, resource);
                // The client is no template: it is the one that came with the program, to the last byte.
                files[file] = file == Client ? text : text
                    .Replace("$HARNESS$", typeof(IRetinaModel).Assembly.Location, StringComparison.Ordinal)
                    .Replace("$SPACE$", space, StringComparison.Ordinal)
                    .Replace("$NAME$", name, StringComparison.Ordinal)
                    .Replace("$TYPE$", type, StringComparison.Ordinal);
            }
        }

        return files;
    }

    // my-model.2 is MyModel2; an identifier does not begin with a digit.
    private static string Identifier(string name)
    {
        var identifier = new StringBuilder();
        foreach (string part in name.Split('-', '_', '.').Where(p => p.Length > 0))
            identifier.Append(char.ToUpperInvariant(part[0])).Append(part, 1, part.Length - 1);
        return char.IsAsciiLetter(identifier[0]) ? identifier.ToString() : identifier.Insert(0, "Retina").ToString();
    }

    private static string Read(Assembly program, string resource)
    {
        using var reader = new StreamReader(program.GetManifestResourceStream(resource)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
