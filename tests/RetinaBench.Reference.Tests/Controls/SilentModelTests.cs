using RetinaBench.Models;
using RetinaBench.Models.Validation;
using RetinaBench.Reference.Controls;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Controls;

public sealed class SilentModelTests
{
    [Fact]
    public void Card_Layers_AreThoseOfThePublishedNetwork()
    {
        var published = new Murray2021Model("published", Murray2021Parameters.Random(Murray2021Architecture.Published, 1));
        var silent = new SilentModel("silent");
        Assert.Equal(published.Card.Layers, silent.Card.Layers);
        Assert.Equal(published.Card.Geometry, silent.Card.Geometry);
        Assert.Equal(published.Card.Classes, silent.Card.Classes);
        Assert.Equal(ModelRole.Null, silent.Card.Role);
    }

    [Fact]
    public void Respond_AnyRequest_IsZero()
    {
        var silent = new SilentModel("silent");
        ResponseRequest[] requests = [.. silent.Card.Layers.Select(l => new ResponseRequest(l.Name, Reduction.SpatialMean))];
        ResponseBatch batch = silent.Respond([ControlEnvironment.Make(51, 255, 255).Create(2, 0)], ResponseQuery.Of(Lesion.None, requests));
        for (int r = 0; r < requests.Length; r++)
            Assert.All(batch[0, 0, r].ToArray(), v => Assert.Equal(0, v));
    }

    [Fact]
    public void Validate_Silent_IsValid()
    {
        ValidationReport report = ModelValidator.Validate(new SilentModel("silent"));
        Assert.True(report.IsValid, string.Join("; ", report.Checks));
    }
}
