namespace TorchSharp.Interop;

/// <summary>The operators of ATen that are used. Names and overloads are those of libtorch's <c>native_functions.yaml</c>, which 1.13 and 2.x share.</summary>
internal static class Aten
{
    public static readonly Operator Absolute = new("abs");
    public static readonly Operator Add = new("add", "Tensor");
    public static readonly Operator AddInPlace = new("add_", "Tensor");
    public static readonly Operator AddNumberInPlace = new("add_", "Scalar");
    public static readonly Operator AddProductInPlace = new("addcmul_");
    public static readonly Operator AddQuotientInPlace = new("addcdiv_");
    public static readonly Operator Amax = new("amax");
    public static readonly Operator Amin = new("amin");
    public static readonly Operator Cat = new("cat");
    public static readonly Operator ClampInPlace = new("clamp_");
    public static readonly Operator ConstantPad = new("constant_pad_nd");
    public static readonly Operator Contiguous = new("contiguous");
    public static readonly Operator Conv2d = new("conv2d");
    public static readonly Operator CrossEntropy = new("cross_entropy_loss");
    public static readonly Operator Detach = new("detach");
    public static readonly Operator DivideByNumber = new("div", "Scalar");
    public static readonly Operator IndexFill = new("index_fill_", "int_Scalar");
    public static readonly Operator MatrixProduct = new("mm");
    public static readonly Operator Mean = new("mean", "dim");
    public static readonly Operator Multiply = new("mul", "Tensor");
    public static readonly Operator MultiplyByNumberInPlace = new("mul_", "Scalar");
    public static readonly Operator Narrow = new("narrow");
    public static readonly Operator Negate = new("neg");
    public static readonly Operator Permute = new("permute");
    public static readonly Operator PoissonLoss = new("poisson_nll_loss");
    public static readonly Operator Relu = new("relu");
    public static readonly Operator Reshape = new("reshape");
    public static readonly Operator Softplus = new("softplus");
    public static readonly Operator SquareRoot = new("sqrt");
    public static readonly Operator Sum = new("sum");
    public static readonly Operator SumOver = new("sum", "dim_IntList");
    public static readonly Operator To = new("to", "dtype_layout");
    public static readonly Operator ZeroInPlace = new("zero_");
    public static readonly Operator Zeros = new("zeros");
    public static readonly Operator ZerosLike = new("zeros_like");
}
