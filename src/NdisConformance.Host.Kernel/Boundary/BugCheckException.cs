namespace NdisConformance.Host.Kernel;

/// <summary>A simulated bug check: it ends the scenario and is an outcome, not an error of the harness.</summary>
public sealed class BugCheckException(uint code, string reason) : Exception(reason)
{
    /// <summary>True if the machine stands still rather than stops: a wait or a spin that nothing can end.</summary>
    public bool IsHang => Code == 0x133;

    /// <summary>The bug check code as Windows would show it.</summary>
    public uint Code { get; } = code;
}
