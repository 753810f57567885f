namespace NdisConformance.Host.Kernel;

/// <summary>A simulated bug check: it ends the scenario and is an outcome, not an error of the harness.</summary>
public sealed class BugCheckException(uint code, string reason) : Exception(reason)
{
    /// <summary>True if the machine stands still rather than stops: a wait or a spin that nothing can end.</summary>
    public bool IsHang => Code == 0x133;

    /// <summary>The bug check code as Windows would show it.</summary>
    public uint Code { get; } = code;

    /// <summary>The functions of the driver that led there, the innermost first; empty where there are none.</summary>
    public IReadOnlyList<string> Stack { get; private set; } = [];

    /// <summary>The first exception that comes through the driver shows how it came to this.</summary>
    internal void NoteStack(Exception exception)
    {
        if (Stack.Count == 0)
        {
            Stack = DriverStack.Of(exception);
        }
    }
}
