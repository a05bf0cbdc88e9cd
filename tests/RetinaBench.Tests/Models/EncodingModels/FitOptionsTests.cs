using RetinaBench.Models.EncodingModels;

namespace RetinaBench.Tests.Models.EncodingModels;

public sealed class FitOptionsTests
{
    [Fact]
    public void ThrowIfInvalid_SeveralMembersOutOfRange_NamesTheFirst()
    {
        var options = new FitOptions { ValidationShare = 0.6, Effort = 2 };
        Assert.Equal("fit: validationShare: 0.6 is not in [0, 0.5]", Assert.Throws<InputException>(options.ThrowIfInvalid).Message);
        Assert.Equal(["validationShare", "effort"], options.Problems().Select(problem => problem.Member));
    }

    [Fact]
    public void ThrowIfInvalid_Defaults_SaysNothing() => new FitOptions().ThrowIfInvalid();
}
