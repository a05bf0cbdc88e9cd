using System.Text;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.jit</c>.</summary>
    public static class jit
    {
        /// <summary>TorchSharp's <c>torch.jit.load(string, DeviceType, long)</c>: a module that PyTorch saved as TorchScript.</summary>
        /// <param name="filename">The file.</param>
        /// <param name="device_type">The kind of device that its parameters go to.</param>
        /// <param name="device_index">Which of its kind; -1: the current one.</param>
        /// <exception cref="FileNotFoundException">There is no such file.</exception>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The file is not TorchScript.</exception>
        public static ScriptModule load(string filename, DeviceType device_type = DeviceType.CPU, long device_index = -1)
        {
            if (!File.Exists(filename))
                throw new FileNotFoundException($"{filename} does not exist.", filename);
            int device = DeviceCode.Of(new Device(device_type, (int)device_index));
            return new ScriptModule(Checked.NotNull(Shim.LoadScript(filename, device)));
        }

        /// <summary>TorchSharp's <c>torch.jit.ScriptModule</c>: a module of TorchScript.</summary>
        public class ScriptModule : IDisposable
        {
            private nint _handle;

            /// <summary>Takes a handle over.</summary>
            internal ScriptModule(nint handle)
            {
                _handle = handle;
            }

            /// <summary>Frees the module if nobody did.</summary>
            ~ScriptModule() => Dispose(false);

            private nint Handle => _handle != 0 ? _handle : throw new ObjectDisposedException(nameof(ScriptModule));

            /// <summary>TorchSharp's <c>torch.jit.ScriptModule.forward</c>.</summary>
            /// <param name="input">Tensors.</param>
            /// <returns>A tensor; for a tuple of 2 to 5 tensors a tuple of them; for a longer one and for a list an array of them.</returns>
            /// <exception cref="NotImplementedException">An argument is no tensor, or the result is something else.</exception>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The module failed; its message.</exception>
            public unsafe object forward(params object[] input)
            {
                Argument[] arguments = Array.ConvertAll(input, ToArgument);
                var native = new NativeArguments(arguments, stackalloc NativeValue[arguments.Length], default);
                NativeValue result;
                fixed (NativeValue* values = native.Values)
                    Checked.NotNegative(Shim.CallScript(Handle, nameof(forward), values, arguments.Length, null, &result));
                NativeArguments.KeepAlive(arguments);
                GC.KeepAlive(this);
                return new ScriptResult(result).ToObject()
                    ?? throw new NotImplementedException("ScriptModule.forward() returning something else than a tensor, a tuple of tensors, or list of tensors.");
            }

            /// <summary>TorchSharp's <c>torch.jit.ScriptModule.eval</c>: from here on no dropout, and batches are normalised by what training found.</summary>
            public void eval()
            {
                Checked.NotNegative(Shim.TrainScript(Handle, 0));
                GC.KeepAlive(this);
            }

            /// <summary>TorchSharp's <c>torch.jit.ScriptModule.named_attributes</c>: the tensors that the module holds, parameters and buffers among them.</summary>
            /// <param name="recurse">Whether those of submodules are meant, too; their names are dotted.</param>
            /// <returns>Their names and new handles to them. The official assembly adds a null for each attribute that is no tensor.</returns>
            public unsafe (string name, Tensor buffer)[] named_attributes(bool recurse = true)
            {
                int nameBytes, count = Checked.NotNegative(Shim.ScriptTensors(Handle, recurse ? 1 : 0, 0, null, 0, null, &nameBytes));
                nint[] handles = new nint[count];
                byte[] names = new byte[nameBytes];
                fixed (nint* tensors = handles)
                fixed (byte* bytes = names)
                    Checked.NotNegative(Shim.ScriptTensors(Handle, recurse ? 1 : 0, count, tensors, nameBytes, bytes, &nameBytes));
                GC.KeepAlive(this);
                string[] found = Encoding.UTF8.GetString(names).Split('\0');
                return [.. handles.Select((handle, i) => (found[i], new Tensor(handle)))];
            }

            /// <summary>TorchSharp's <c>torch.nn.Module.Dispose()</c>: frees the module.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>TorchSharp's <c>torch.nn.Module.Dispose(bool)</c>.</summary>
            /// <param name="disposing">Whether <see cref="Dispose()"/> is called, and not the finalizer.</param>
            protected virtual void Dispose(bool disposing)
            {
                nint handle = Interlocked.Exchange(ref _handle, 0);
                if (handle != 0)
                    Shim.DisposeScript(handle);
            }

            private static Argument ToArgument(object value) => value is Tensor tensor
                ? tensor
                : throw new NotImplementedException($"Passing arguments of type {value?.GetType().Name ?? "null"} to TorchScript.");
        }
    }
}
