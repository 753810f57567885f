namespace NdisConformance.Vocabulary;

/// <summary>The states of a miniport adapter. Source: States.</summary>
public enum AdapterState : byte
{
    Halted,
    Initializing,
    Paused,
    Restarting,
    Running,
    Pausing,
    Shutdown,
}
