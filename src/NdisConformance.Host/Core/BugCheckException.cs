namespace NdisConformance.Host;

/// <summary>A simulated bug check: it ends the scenario and is an outcome, not an error of the harness.</summary>
public sealed class BugCheckException(uint code, string reason) : Exception(reason)
{
    /// <summary>The bug check code as Windows would show it.</summary>
    public uint Code { get; } = code;
}
