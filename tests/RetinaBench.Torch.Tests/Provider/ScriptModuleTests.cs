using System.Runtime.InteropServices;
using RetinaBench.Testing;
using TorchSharp;
using static TorchSharp.torch;

namespace RetinaBench.Torch.Tests.Provider;

/// <summary>TorchScript modules against PyTorch; <c>Fixtures/scripts.py</c> wrote them and what is expected.</summary>
public sealed class ScriptModuleTests : IDisposable
{
    /// <summary>A hyperbolic tangent in single precision, and a sum of three.</summary>
    private const double Tolerance = 1e-6;

    private readonly DisposeScope? _scope = TorchRuntime.Missing is null ? NewDisposeScope() : null;

    public void Dispose() => _scope?.Dispose();

    [SkippableFact]
    public void Forward_OfATensor_IsATensor()
    {
        PyTorchCase known = Case();
        using jit.ScriptModule module = Load("one");
        known.AssertIs("one", (Tensor)module.forward(known["x"]), Tolerance);
    }

    [SkippableFact]
    public void Forward_OfATupleOfTwo_IsATupleOfTwo_WithGradients()
    {
        PyTorchCase known = Case();
        using jit.ScriptModule module = Load("pair");
        Tensor x = known["x"].requires_grad_();
        (Tensor y, Tensor total) = ((Tensor, Tensor))module.forward(x, known["mask"]);
        known.AssertIs("pair", y, Tolerance);
        known.AssertIs("total", total, Tolerance);
        y.sum().backward();
        known.AssertIs("gx", x.grad!, Tolerance);
    }

    [SkippableTheory]
    [InlineData("six", 6)]
    [InlineData("listed", 2)]
    public void Forward_OfALongTupleOrAList_IsAnArray(string name, int count)
    {
        PyTorchCase known = Case();
        using jit.ScriptModule module = Load(name);
        var outputs = (Tensor[])module.forward(known["x"]);
        Assert.Equal(count, outputs.Length);
        known.AssertIs("one", outputs[0], Tolerance);
        known.AssertIs("one", outputs[1] + tensor(new float[] { -1 }, []), Tolerance);
    }

    [SkippableFact]
    public void Forward_OfADictionary_Refuses()
    {
        PyTorchCase known = Case();
        using jit.ScriptModule module = Load("named");
        Assert.Throws<NotImplementedException>(() => module.forward(known["x"]));
    }

    [SkippableFact]
    public void Forward_ThatFails_IsAnExternalExceptionWithItsMessage()
    {
        Need.Torch();
        using jit.ScriptModule module = Load("one");
        ExternalException e = Assert.Throws<ExternalException>(() => module.forward(zeros([2, 4])));
        Assert.Contains("must match the size of tensor", e.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void NamedAttributes_AreTheTensorsOfTheModule()
    {
        Need.Torch();
        using jit.ScriptModule module = Load("one");
        // The official assembly has a nameless one for each attribute that is no tensor.
        (string name, Tensor buffer)[] found = [.. module.named_attributes().Where(a => a.name is not null)], own = [.. module.named_attributes(recurse: false).Where(a => a.name is not null)];
        Assert.Equal("weight", Assert.Single(found).name);
        float[] weights = new float[3];
        found[0].buffer.detach().data<float>().CopyTo(weights);
        Assert.Equal([0.5f, -1f, 2f], weights);
        Assert.Equal("weight", Assert.Single(own).name);
    }

    [SkippableFact]
    public void Load_OfNoTorchScript_Refuses()
    {
        Need.Torch();
        using var folder = new TemporaryFolder();
        Assert.Throws<ExternalException>(() => jit.load(folder.Write("model.pt", "no archive")));
        Assert.Throws<FileNotFoundException>(() => jit.load(folder.At("missing.pt")));
    }

    private static PyTorchCase Case()
    {
        Need.Torch();
        return new("scripts", "scripts.json");
    }

    private static jit.ScriptModule Load(string name)
    {
        jit.ScriptModule module = jit.load(PyTorchCase.Fixture($"{name}.script.pt"));
        module.eval();
        return module;
    }
}
