using System.Reflection;
using System.Text;
using RetinaBench.Models;

namespace RetinaBench.Cli.Creating;

/// <summary>A model to begin with, in one language: files with words to be filled in.</summary>
internal sealed class ModelTemplate
{
    private const string Prefix = "templates/";

    private readonly string _language;

    private ModelTemplate(string language) => _language = language;

    /// <summary>The languages.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["python", "csharp"];

    /// <summary>The template of a language.</summary>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    public static ModelTemplate Of(string language) => new(language);

    /// <summary>The files of a model by their paths in its folder.</summary>
    /// <param name="name">A name of a model.</param>
    public IReadOnlyDictionary<string, string> Fill(string name)
    {
        string space = Identifier(name), type = space + "Model", prefix = $"{Prefix}{_language}/";
        Assembly program = typeof(ModelTemplate).Assembly;
        return program.GetManifestResourceNames().Where(r => r.StartsWith(prefix, StringComparison.Ordinal)).ToDictionary(
            r => r[prefix.Length..] switch { "Model.cs.template" => type + ".cs", "Model.csproj.template" => space + ".csproj", var file => file },
            // The client is no template: it is the one that came with the program, to the last byte.
            r => r.EndsWith("/retinabench.py", StringComparison.Ordinal) ? Read(program, r) : Read(program, r)
                .Replace("$HARNESS$", typeof(IRetinaModel).Assembly.Location, StringComparison.Ordinal)
                .Replace("$SPACE$", space, StringComparison.Ordinal)
                .Replace("$NAME$", name, StringComparison.Ordinal)
                .Replace("$TYPE$", type, StringComparison.Ordinal),
            StringComparer.Ordinal);
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
