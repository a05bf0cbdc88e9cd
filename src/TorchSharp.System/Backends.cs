using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.backends</c>.</summary>
    public static class backends
    {
        /// <summary>TorchSharp's <c>torch.backends.cuda</c>.</summary>
        public static class cuda
        {
            /// <summary>TorchSharp's <c>torch.backends.cuda.matmul</c>.</summary>
            public static class matmul
            {
                /// <summary>TorchSharp's <c>allow_tf32</c>: whether matrix products on a CUDA device may round factors to 10 bits of mantissa.</summary>
                public static bool allow_tf32
                {
                    get => Checked.NotNegative(Shim.MatmulTf32()) == 1;
                    set => Checked.NotNegative(Shim.SetMatmulTf32(value ? 1 : 0));
                }
            }
        }

        /// <summary>TorchSharp's <c>torch.backends.cudnn</c>.</summary>
        public static class cudnn
        {
            /// <summary>TorchSharp's <c>allow_tf32</c>: whether convolutions on a CUDA device may round factors to 10 bits of mantissa.</summary>
            public static bool allow_tf32
            {
                get => Checked.NotNegative(Shim.CudnnTf32()) == 1;
                set => Checked.NotNegative(Shim.SetCudnnTf32(value ? 1 : 0));
            }
        }
    }
}
