using System.Diagnostics.CodeAnalysis;

namespace RetinaBench.Models.Validation;

/// <summary>An answer that breaks the contract, found while a check was after something else.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Never leaves the validator; it always has a reason.")]
[SuppressMessage("Design", "CA1064", Justification = "Never leaves the validator.")]
internal sealed class ModelFaultException(string reason) : Exception(reason);
