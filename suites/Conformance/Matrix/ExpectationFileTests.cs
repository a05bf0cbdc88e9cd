using RetinaBench.Conformance.Controls;
using RetinaBench.Conformance.Runs;
using RetinaBench.Criteria;
using RetinaBench.Json;

namespace RetinaBench.Conformance.Matrix;

/// <summary>The reviewed verdicts belong to what there is, and failures carry their reason.</summary>
/// <remarks>Of one collection with the tests that read the files, so that none is read while it is rewritten.</remarks>
[Collection(nameof(ExpectationFile))]
public sealed class ExpectationFileTests
{
    /// <summary>Set to 1 to have the files rewritten from what is found; what changes is then for a person to review.</summary>
    private const string AcceptVariable = "RETINABENCH_ACCEPT";

    public static TheoryData<string, string> Models
    {
        get
        {
            var models = new TheoryData<string, string>();
            foreach ((TestedSuite suite, string model) in TestedSuites.Pairs)
                models.Add(suite.Suite.Id, model);
            return models;
        }
    }

    public static TheoryData<string> Suites => [.. TestedSuites.All.Select(suite => suite.Suite.Id)];

    [Theory]
    [MemberData(nameof(Models))]
    public void File_OfARegisteredModel_BelongsToTheSuite(string suite, string model)
    {
        TestedSuite tested = TestedSuites.Find(suite);
        ExpectationFile? file = ExpectationFile.Find(suite, model);
        Assert.NotNull(file);
        Assert.Equal(model, file.Model);
        Assert.Equal(suite, file.Suite);
        Assert.Equal(tested.Suite.Version, file.SuiteVersion);
        Assert.Equal(ControlOptions.Current.StimuliPerPoint, file.StimuliPerPoint);
        Assert.Empty(file.Expectations.Select(e => e.Criterion).Except(tested.Judged));
        Assert.Equal(file.Expectations.Count, file.Expectations.DistinctBy(e => e.Criterion).Count());
        Assert.All(file.Expectations, e => Assert.Equal(e.Verdict == Verdict.Passed, string.IsNullOrWhiteSpace(e.Reason)));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void Folder_HoldsNoFileOfAnUnknownModel(string suite) =>
        Assert.Empty(Directory.EnumerateFiles(ExpectationFile.FolderOf(suite), "*.json").Select(Path.GetFileNameWithoutExtension).Except(TestedSuites.Find(suite).Models));

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void File_IsRewrittenOnRequest(string suite, string model)
    {
        Skip.If(Environment.GetEnvironmentVariable(AcceptVariable) != "1", $"rewrites the reviewed verdicts; asked for by {AcceptVariable}=1");
        TestedSuite tested = TestedSuites.Find(suite);
        IReadOnlyList<Expectation> reviewed = ExpectationFile.Find(suite, model)?.Expectations ?? [];
        Judgement[] found = [.. tested.Of(model).Suites.Single().Judgements.Where(j => j.Verdict is not null)];
        StrictJson.Write(ExpectationFile.PathOf(suite, model), new ExpectationFile(
            model, suite, tested.Suite.Version, ControlOptions.Current.StimuliPerPoint, [.. found.Select(j => reviewed.FirstOrDefault(e => e.Criterion == j.Criterion && e.Verdict == j.Verdict) ?? New(j))]));
    }

    private static Expectation New(Judgement found) =>
        new(found.Criterion, found.Verdict!.Value, found.Verdict == Verdict.Passed ? null : $"{found.Measured}: {found.Reason}");
}
