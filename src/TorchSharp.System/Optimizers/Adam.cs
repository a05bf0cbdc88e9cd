using TorchSharp.Interop;

namespace TorchSharp.Modules;

/// <summary>TorchSharp's <c>Modules.Adam</c>: Kingma &amp; Ba (2014), Adam: a method for stochastic optimization.</summary>
public class Adam : torch.optim.Optimizer
{
    private readonly double _rate;
    private readonly double _beta1;
    private readonly double _beta2;
    private readonly double _epsilon;
    private readonly State[] _states;

    /// <summary>See <see cref="torch.optim.Adam"/>.</summary>
    internal Adam(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        Check(lr >= 0, "learning rate", lr);
        Check(eps >= 0, "ε", eps);
        Check(beta1 is >= 0 and < 1, "beta1", beta1);
        Check(beta2 is >= 0 and < 1, "beta2", beta2);
        if (weight_decay != 0 || amsgrad || maximize)
            throw new NotSupportedException("this subset of TorchSharp has Adam without weight_decay, amsgrad and maximize");
        (_rate, _beta1, _beta2, _epsilon) = (lr, beta1, beta2, eps);
        _states = [.. parameters.Select(p => new State(p))];
    }

    /// <inheritdoc/>
    public override void zero_grad()
    {
        foreach (State state in _states)
        {
            using torch.Tensor? gradient = state.Parameter.grad;
            if (gradient is not null)
                Aten.ZeroInPlace.Change(gradient);
        }
    }

    /// <inheritdoc/>
    public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
    {
        torch.Tensor? loss = closure?.Invoke();
        using IDisposable unrecorded = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        foreach (State state in _states)
            Step(state);
        return loss;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        foreach (State state in _states)
            state.Dispose();
    }

    // The operations, and their order, are those of PyTorch's plain loop, so that rounding is the same.
    private void Step(State state)
    {
        if (state.Parameter.grad is not { } gradient)
            return;
        state.Steps++;
        Aten.MultiplyByNumberInPlace.Change(state.Mean, _beta1);
        Aten.AddInPlace.Change(state.Mean, gradient, 1 - _beta1);
        Aten.MultiplyByNumberInPlace.Change(state.MeanSquare, _beta2);
        Aten.AddProductInPlace.Change(state.MeanSquare, gradient, gradient, 1 - _beta2);
        double correction = 1 - Math.Pow(_beta1, state.Steps);
        double correctionOfSquare = 1 - Math.Pow(_beta2, state.Steps);
        torch.Tensor divisor = Aten.DivideByNumber.Call(Aten.SquareRoot.Call(state.MeanSquare), Math.Sqrt(correctionOfSquare));
        Aten.AddNumberInPlace.Change(divisor, _epsilon);
        Aten.AddQuotientInPlace.Change(state.Parameter, state.Mean, divisor, -_rate / correction);
    }

    private static void Check(bool isValid, string what, double value)
    {
        if (!isValid)
            throw new ArgumentException($"Invalid {what}: {value}");
    }

    /// <summary>What Adam remembers of a parameter.</summary>
    private sealed class State(Parameter parameter) : IDisposable
    {
        public Parameter Parameter { get; } = parameter;

        public long Steps { get; set; }

        public torch.Tensor Mean { get; } = Unscoped(parameter);

        public torch.Tensor MeanSquare { get; } = Unscoped(parameter);

        public void Dispose()
        {
            Mean.Dispose();
            MeanSquare.Dispose();
        }

        // Outlives the scope in which the optimizer was made.
        private static torch.Tensor Unscoped(Parameter parameter) => new(Aten.ZerosLike.CallForHandle(parameter), null);
    }
}
