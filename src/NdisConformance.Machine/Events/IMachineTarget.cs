namespace NdisConformance.Machine;

/// <summary>Work that runs on a processor of the simulated PC.</summary>
public interface IMachineTarget
{
    /// <summary>Runs to its end. Cookie and argument are those that it was scheduled with.</summary>
    void OnMachineEvent(uint cookie, ulong argument);
}
