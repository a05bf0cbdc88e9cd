namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>TorchSharp's <c>torch.nn.Reduction</c>: how the losses of a batch become one number.</summary>
        public enum Reduction : long
        {
            /// <summary>TorchSharp's <c>None</c>: they do not.</summary>
            None = 0,

            /// <summary>TorchSharp's <c>Mean</c>.</summary>
            Mean = 1,

            /// <summary>TorchSharp's <c>Sum</c>.</summary>
            Sum = 2,
        }
    }
}
