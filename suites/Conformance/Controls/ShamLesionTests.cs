using RetinaBench.Conformance.Runs;
using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Stimuli;

namespace RetinaBench.Conformance.Controls;

/// <summary>A lesion of nothing changes nothing, and lesion and isolation are two names of one thing.</summary>
public sealed class ShamLesionTests
{
    public static TheoryData<string> Models => [.. Registered.Names];

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void ShamLesion_EveryReduction_IsBitEqualToIntact(string model)
    {
        CheckResult result = ModelValidator.Validate(Registered.Open(model), "sham-lesion");
        Assert.True(result.Outcome == CheckOutcome.Passed, result.Reason);
    }

    [SkippableTheory]
    [MemberData(nameof(Models))]
    public void Lesion_OfATypeAndIsolationOfTheOthers_AreBitEqual(string name)
    {
        IRetinaModel model = Registered.Open(name);
        Stimulus movie = ConformanceRuns.Suite.Environments[0].Environment.Create(0, 0);
        ResponseRequest[] requests = [.. model.Card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.SpatialMean))];
        CellType[] types = [.. model.Card.CellTypes];
        Assert.NotEmpty(types);

        ResponseBatch lesioned = model.Respond([movie], new([.. types.Select(t => new ConditionQuery(Lesion.Of(t), requests))]));
        ResponseBatch isolated = model.Respond([movie], new([.. types.Reverse().Select(t => new ConditionQuery(Lesion.Isolate(model.Card, types.Where(o => o != t)), requests))]));

        for (int t = 0; t < types.Length; t++)
        {
            for (int r = 0; r < requests.Length; r++)
                Assert.Equal(lesioned[0, t, r].ToArray(), isolated[0, types.Length - 1 - t, r].ToArray());
        }
    }
}
