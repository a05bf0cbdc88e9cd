using RetinaBench.Experiments;
using RetinaBench.Experiments.Measurements;
using RetinaBench.Reports.Comparisons;
using RetinaBench.Runs;

namespace RetinaBench.Tests.Reports.Comparisons;

public sealed class RunComparerTests
{
    private static readonly ComparedRun Run = new("run.json", MockRun.Record);

    [Theory]
    [InlineData("subject", "oracle", 0, VerdictChange.Same)]
    [InlineData("subject", "oracle", 2, VerdictChange.Other)]
    [InlineData("subject", "null-chance", 0, VerdictChange.Lost)]
    [InlineData("null-chance", "subject", 0, VerdictChange.Gained)]
    [InlineData("subject", "oracle", 3, VerdictChange.Same)]
    public void Change_OfVerdicts_IsWhoPasses(string a, string b, int criterion, VerdictChange change) =>
        Assert.Equal(change, Suite(RunComparer.Compare(Run, Run, [(a, b)])).Criteria[criterion].Change);

    /// <summary>0.85 and 1 of 100, interval by Newcombe's method 10, worked out by hand from the Wilson intervals [0.7672, 0.9069] and [0.9630, 1].</summary>
    [Fact]
    public void Values_OfACurve_HaveDifferencesWithIntervals()
    {
        ExperimentComparison sweep = Suite(RunComparer.Compare(Run, Run, [("subject", "oracle")])).Experiments.Single(experiment => experiment.Experiment == "s-sweep");

        ValueComparison first = sweep.Values[0];
        Assert.Equal("s = 0.5", first.Quantity);
        Assert.Equal((0.85, 1.0), (first.A!.Value, first.B!.Value));
        Assert.Equal(0.15, first.Difference!.Value, 1e-12);
        Assert.Equal(0.15 - Math.Sqrt((0.0370 * 0.0370) + (0.0569 * 0.0569)), first.Difference.Lower!.Value, 2e-4);
        Assert.Equal(0.15 + Math.Sqrt((0 * 0) + (0.0828 * 0.0828)), first.Difference.Upper!.Value, 2e-4);
        Assert.True(first.Difference.ExcludesZero);
    }

    [Fact]
    public void Experiment_MissingOnOneSide_SaysWhereAndWhy()
    {
        SuiteComparison suite = Suite(RunComparer.Compare(Run, Run, [("subject", "oracle")]));

        Assert.Equal("not measured in B: the model has no bipolar layer", suite.Experiments.Single(experiment => experiment.Experiment == "single-lesions").NotCompared);
        Assert.Equal("not measured in B: experiment amplitudes was not run", suite.Experiments.Single(experiment => experiment.Experiment == "amplitudes").NotCompared);
    }

    [Fact]
    public void Measurements_OfTwoKinds_AreNotCompared()
    {
        ModelRecord subject = MockRun.Record.Models[1];
        ExperimentOutcome bias = ExperimentOutcome.Of("s-sweep", new DecisionBias(new(1, 2), null));
        ComparedRun other = With(MockRun.Record with { Models = [subject with { Suites = [subject.Suites[0] with { Outcomes = [bias] }] }] });

        Assert.Equal("measured in two ways", Suite(RunComparer.Compare(Run, other, [("subject", "subject")])).Experiments.Single(experiment => experiment.Experiment == "s-sweep").NotCompared);
    }

    [Theory]
    [InlineData("s-sweep", 3)]
    [InlineData("alpha-sweep", 6)]
    [InlineData("single-lesions", 7)]
    [InlineData("minimal-circuits", 4)]
    [InlineData("circuit-search", 2)]
    [InlineData("units", 5)]
    [InlineData("kernel-surrounds", 2)]
    [InlineData("speed-thresholds", 1)]
    [InlineData("direction-lesions", 6)]
    [InlineData("direction-index", 1)]
    [InlineData("amplitudes", 6)]
    [InlineData("bias", 1)]
    [InlineData("signs", 0)]
    public void Values_OfAMeasurementAndItself_AreAllThereAndDoNotDiffer(string experiment, int count)
    {
        SuiteComparison suite = Suite(RunComparer.Compare(Run, With(MockRun.Record with { StimuliPerPoint = 99 }), [("subject", "subject")]));
        IReadOnlyList<ValueComparison> values = suite.Experiments.Single(one => one.Experiment == experiment).Values;

        Assert.Equal(count, values.Count);
        Assert.All(values, value => Assert.Equal(0, value.Difference!.Value));
    }

    [Theory]
    [InlineData("suite mock: version 3 in A, version 4 in B")]
    [InlineData("suite mock: environment s-sweep has version 2 in A, version 3 in B")]
    [InlineData("suite mock: environment s-sweep has one version but not the same stimuli in A and B")]
    [InlineData("suite mock: environment s-sweep is in A alone")]
    [InlineData("suite mock is in A alone")]
    public void Suite_ThatIsNotTheSame_IsNotCompared(string reason)
    {
        SuiteRecord suite = MockRun.Record.Suites[0];
        EnvironmentRecord first = suite.Environments[0], last = suite.Environments[1];
        SuiteRecord other = reason switch
        {
            _ when reason.Contains("version 4", StringComparison.Ordinal) => suite with { Version = 4 },
            _ when reason.Contains("version 3 in B", StringComparison.Ordinal) => suite with { Environments = [first, last with { Version = 3 }] },
            _ when reason.Contains("same stimuli", StringComparison.Ordinal) => suite with { Environments = [first, last with { Fingerprint = "other" }] },
            _ when reason.Contains("environment", StringComparison.Ordinal) => suite with { Environments = [first] },
            _ => suite with { Id = "renamed" },
        };

        RunComparison comparison = RunComparer.Compare(Run, With(MockRun.Record with { Suites = [other] }));

        Assert.Contains(reason, comparison.NotCompared);
        Assert.True(comparison.IsEmpty);
    }

    [Fact]
    public void Criterion_ByAnotherRule_IsLeftOutAndTheOthersStay()
    {
        SuiteRecord suite = MockRun.Record.Suites[0];
        ComparedRun other = With(MockRun.Record with { Suites = [suite with { Criteria = [suite.Criteria[0] with { Rule = "other rule" }, .. suite.Criteria.Skip(1)] }] });

        RunComparison comparison = RunComparer.Compare(Run, other, [("subject", "subject")]);

        Assert.Equal(["criterion mock/task is not judged alike: \"rule of task >= 0.8\" on s-sweep in A, \"other rule\" on s-sweep in B"], comparison.NotCompared);
        Assert.Equal(["shape", "pair", "bias"], Suite(comparison).Criteria.Select(criterion => criterion.Criterion));
    }

    [Fact]
    public void Pairs_OfTwoRuns_AreTheModelsOfBoth()
    {
        ComparedRun other = With(MockRun.Record with { Models = [.. MockRun.Record.Models.Skip(1).Reverse()] });

        Assert.Equal(["subject", "oracle", MockRun.HostileName], RunComparer.Compare(Run, other).Models.Select(pair => pair.A.Name));
    }

    [Fact]
    public void Compare_WhatCannotBe_IsRefused()
    {
        ComparedRun none = With(MockRun.Record with { Models = [] });

        Assert.Contains("has no model 'nobody'; it has null-chance, subject", Refusal(() => RunComparer.Compare(Run, Run, [("subject", "nobody")])), StringComparison.Ordinal);
        Assert.Contains("compared with itself", Refusal(() => RunComparer.Compare(Run, Run, [("subject", "subject")])), StringComparison.Ordinal);
        Assert.Contains("no model of one name", Refusal(() => RunComparer.Compare(Run, none)), StringComparison.Ordinal);
    }

    [Fact]
    public void Value_WithoutAnInterval_HasADifferenceWithoutOne()
    {
        Assert.Equal(new ComparedValue(-2), new ComparedValue(1, 0, 2).Minus(new(3)));
        Assert.False(new ComparedValue(-2).ExcludesZero);
    }

    private static string Refusal(Action compare) => Assert.Throws<InputException>(compare).Message;

    private static ComparedRun With(RunRecord record) => new("other.json", record);

    private static SuiteComparison Suite(RunComparison comparison) => Assert.Single(Assert.Single(comparison.Models.Take(1)).Suites);
}
