using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>The functions of the C shim in <c>native/</c>. Handles are pointers to tensors, operators and modules of libtorch.</summary>
internal static unsafe partial class Shim
{
    /// <summary>The library that CMake builds, without the prefix and suffix of the platform.</summary>
    public const string Library = "RetinaBenchTorch";

    [LibraryImport(Library, EntryPoint = "rbt_take_error")]
    public static partial byte* TakeError();

    [LibraryImport(Library, EntryPoint = "rbt_operator", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint Operator(string name, string overload);

    [LibraryImport(Library, EntryPoint = "rbt_call")]
    public static partial int Call(nint op, NativeValue* arguments, int count, long* lists, NativeValue* results, int capacity);

    [LibraryImport(Library, EntryPoint = "rbt_values_free")]
    public static partial void FreeValues(NativeValue* values, int count);

    [LibraryImport(Library, EntryPoint = "rbt_tensor_from")]
    public static partial nint TensorFrom(void* data, long* shape, int dimensions, sbyte type);

    [LibraryImport(Library, EntryPoint = "rbt_tensor_dispose")]
    public static partial void DisposeTensor(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_tensor_dimensions")]
    public static partial int Dimensions(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_tensor_layout")]
    public static partial int Layout(nint tensor, long* sizes, long* strides);

    [LibraryImport(Library, EntryPoint = "rbt_tensor_elements")]
    public static partial long Elements(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_tensor_type")]
    public static partial sbyte ElementType(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_tensor_device")]
    public static partial int Device(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_tensor_data")]
    public static partial void* Data(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_grad_mode")]
    public static partial int GradMode();

    [LibraryImport(Library, EntryPoint = "rbt_set_grad_mode")]
    public static partial void SetGradMode(int enabled);

    [LibraryImport(Library, EntryPoint = "rbt_requires_grad")]
    public static partial int RequiresGrad(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_set_requires_grad")]
    public static partial int SetRequiresGrad(nint tensor, int wanted);

    [LibraryImport(Library, EntryPoint = "rbt_grad")]
    public static partial nint Grad(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_backward")]
    public static partial int Backward(nint tensor);

    [LibraryImport(Library, EntryPoint = "rbt_cuda_device_count")]
    public static partial int CudaDeviceCount();

    [LibraryImport(Library, EntryPoint = "rbt_cuda_synchronize")]
    public static partial int SynchronizeCuda(int device);

    [LibraryImport(Library, EntryPoint = "rbt_num_threads")]
    public static partial int NumThreads();

    [LibraryImport(Library, EntryPoint = "rbt_set_num_threads")]
    public static partial int SetNumThreads(int threads);

    [LibraryImport(Library, EntryPoint = "rbt_matmul_tf32")]
    public static partial int MatmulTf32();

    [LibraryImport(Library, EntryPoint = "rbt_set_matmul_tf32")]
    public static partial int SetMatmulTf32(int allowed);

    [LibraryImport(Library, EntryPoint = "rbt_cudnn_tf32")]
    public static partial int CudnnTf32();

    [LibraryImport(Library, EntryPoint = "rbt_set_cudnn_tf32")]
    public static partial int SetCudnnTf32(int allowed);

    [LibraryImport(Library, EntryPoint = "rbt_script_load", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint LoadScript(string path, int device);

    [LibraryImport(Library, EntryPoint = "rbt_script_dispose")]
    public static partial void DisposeScript(nint module);

    [LibraryImport(Library, EntryPoint = "rbt_script_call", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CallScript(nint module, string method, NativeValue* arguments, int count, long* lists, NativeValue* result);

    [LibraryImport(Library, EntryPoint = "rbt_script_train")]
    public static partial int TrainScript(nint module, int on);

    [LibraryImport(Library, EntryPoint = "rbt_script_tensors")]
    public static partial int ScriptTensors(nint module, int recurse, int capacity, nint* tensors, int nameCapacity, byte* names, int* nameBytes);
}
