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

    public static TheoryData<string> Models => [.. Registered.Names];

    [Theory]
    [MemberData(nameof(Models))]
    public void File_OfARegisteredModel_BelongsToTheSuite(string model)
    {
        ExpectationFile? file = ExpectationFile.Find(ConformanceRuns.Suite.Id, model);
        Assert.NotNull(file);
        Assert.Equal(model, file.Model);
        Assert.Equal(ConformanceRuns.Suite.Id, file.Suite);
        Assert.Equal(ConformanceRuns.Suite.Version, file.SuiteVersion);
        Assert.Equal(ControlOptions.Current.StimuliPerPoint, file.StimuliPerPoint);
        Assert.Empty(file.Expectations.Select(e => e.Criterion).Except(ConformanceRuns.Suite.Criteria.Where(c => c.Card.Judged).Select(c => c.Card.Id)));
        Assert.Equal(file.Expectations.Count, file.Expectations.DistinctBy(e => e.Criterion).Count());
        Assert.All(file.Expectations, e => Assert.Equal(e.Verdict == Verdict.Passed, string.IsNullOrWhiteSpace(e.Reason)));
    }

    [Fact]
    public void Folder_HoldsNoFileOfAnUnknownModel() =>
        Assert.Empty(Directory.EnumerateFiles(ExpectationFile.FolderOf(ConformanceRuns.Suite.Id), "*.json").Select(Path.GetFileNameWithoutExtension).Except(Registered.Names));

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void File_IsRewrittenOnRequest(string model)
    {
        Skip.If(Environment.GetEnvironmentVariable(AcceptVariable) != "1", $"rewrites the reviewed verdicts; asked for by {AcceptVariable}=1");
        string suite = ConformanceRuns.Suite.Id;
        IReadOnlyList<Expectation> reviewed = ExpectationFile.Find(suite, model)?.Expectations ?? [];
        Judgement[] found = [.. ConformanceRuns.Intact(model).Suites.Single().Judgements.Where(j => j.Verdict is not null)];
        StrictJson.Write(ExpectationFile.PathOf(suite, model), new ExpectationFile(
            model, suite, ConformanceRuns.Suite.Version, ControlOptions.Current.StimuliPerPoint, [.. found.Select(j => reviewed.FirstOrDefault(e => e.Criterion == j.Criterion && e.Verdict == j.Verdict) ?? New(j))]));
    }

    private static Expectation New(Judgement found) =>
        new(found.Criterion, found.Verdict!.Value, found.Verdict == Verdict.Passed ? null : $"{found.Measured}: {found.Reason}");
}
