using RetinaBench.Json;
using RetinaBench.Testing;

namespace RetinaBench.Conformance.Matrix;

/// <summary>The reviewed verdicts of one model: a file of <c>suites/Conformance/expected/&lt;suite&gt;</c>.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Suite">Id of the suite.</param>
/// <param name="SuiteVersion">Version of the suite that was reviewed.</param>
/// <param name="StimuliPerPoint">Stimuli shown at each point.</param>
/// <param name="Expectations">One a judged criterion.</param>
internal sealed record ExpectationFile(string Model, string Suite, int SuiteVersion, int StimuliPerPoint, IReadOnlyList<Expectation> Expectations)
{
    /// <summary>The folder of the files of a suite.</summary>
    public static string FolderOf(string suite) => Path.Combine(SharedData.RepositoryRoot, "suites", "Conformance", "expected", suite);

    /// <summary>The file of a model.</summary>
    public static string PathOf(string suite, string model) => Path.Combine(FolderOf(suite), model + ".json");

    /// <summary>The reviewed verdicts, or null where none have been reviewed.</summary>
    public static ExpectationFile? Find(string suite, string model)
    {
        string path = PathOf(suite, model);
        return File.Exists(path) ? StrictJson.Read<ExpectationFile>(path) : null;
    }
}
