using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>TorchSharp's <c>torch.Device</c>: where a tensor is, or shall be.</summary>
    public class Device
    {
        /// <summary>TorchSharp's <c>torch.Device(string)</c>.</summary>
        /// <param name="description">"cpu", "cuda" or "cuda:INDEX".</param>
        /// <exception cref="ArgumentException">The description names no known kind of device.</exception>
        /// <exception cref="FormatException">The index is no number.</exception>
        public Device(string description)
        {
            string[] parts = description.Split(':');
            type = Enum.Parse<DeviceType>(parts[0].ToUpperInvariant());
            if (parts.Length == 2)
                index = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }

        /// <summary>TorchSharp's <c>torch.Device(DeviceType, int)</c>.</summary>
        /// <param name="deviceType">The kind.</param>
        /// <param name="index">Which of its kind; -1: the current one.</param>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>TorchSharp's <c>torch.Device.type</c>.</summary>
        public DeviceType type { get; private set; }

        /// <summary>TorchSharp's <c>torch.Device.index</c>: which of its kind; -1: the current one.</summary>
        public int index { get; private set; } = -1;

        /// <summary>TorchSharp's <c>torch.Device.ToString()</c>: "cpu", "cuda" or "cuda:INDEX".</summary>
        public override string ToString()
        {
            if (type == DeviceType.CPU)
                return "cpu";
            string name = type.ToString().ToLowerInvariant();
            return index == -1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{index}");
        }
    }
}
