using System.Diagnostics.CodeAnalysis;

namespace RetinaBench.Models.Processes;

/// <summary>An answer that breaks the protocol, so that nothing after it can be understood.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Never leaves the process's side; it always has a reason.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the process's side.")]
internal sealed class ProtocolException(string reason) : Exception(reason);
