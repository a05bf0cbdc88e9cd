using RetinaBench.Reference.Kernels;
using RetinaBench.Reference.Murray2021;

namespace RetinaBench.Reference.Tests.Murray2021;

public sealed class Murray2021ArchitectureTests
{
    [Fact]
    public void Published_Shapes_AreThoseOfThePaper()
    {
        Murray2021Architecture a = Murray2021Architecture.Published;
        a.Validate();
        Assert.Equal((50, 50, 12, 12, 12, 12), (a.BipolarRows, a.BipolarColumns, a.AmacrineRows, a.AmacrineColumns, a.GanglionRows, a.GanglionColumns));
    }

    public static TheoryData<string, Murray2021Architecture> Invalid => new()
    {
        { "BipolarTypes is 0, valid are 1 to 64", new() { BipolarTypes = 0 } },
        { "AmacrineTypes is 65, valid are 0 to 64", new() { AmacrineTypes = 65 } },
        { "Taps is -1, valid are 1 to 4096", new() { Taps = -1 } },
        { "Bipolar.Rows is 256, valid are 1 to 255", new() { Bipolar = new(256, 10, 5) } },
        { "Amacrine.Stride is 0, valid are 1 to 8192", new() { Amacrine = new(5, 5, 0) } },
        { "Bipolar.Padding is 1, valid are 0 to 0", new() { Bipolar = new(10, 10, 5, 1) } },
        { "Input.Frames is 4097, valid are 1 to 4096", new() { Input = new(4097, 255, 255) } },
        { "gives a map of 10x10", new() { GanglionAmacrine = new(3, 3, 1) } },
        { "ganglion cells have no input", new() { AmacrineTypes = 0, GanglionBipolar = null } },
        { "at most 268435456 are supported", new() { Input = new(4096, 2000, 2000) } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Validate_OutOfRange_NamesMemberValueAndRange(string message, Murray2021Architecture architecture)
    {
        InputException e = Assert.Throws<InputException>(architecture.Validate);
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(255, 10, 5, 0, 50)]
    [InlineData(50, 5, 4, 0, 12)]
    [InlineData(12, 3, 1, 1, 12)]
    [InlineData(4, 5, 1, 0, 0)]
    public void SpatialWindow_Output_CountsWholeSteps(int input, int kernel, int stride, int padding, int output) =>
        Assert.Equal(output, new SpatialWindow(kernel, kernel, stride, padding).OutputRows(input));
}
