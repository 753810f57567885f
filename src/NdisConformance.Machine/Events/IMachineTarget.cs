namespace NdisConformance.Machine;

/// <summary>What runs on a processor of the simulated PC.</summary>
public interface IMachineTarget
{
    /// <summary>Runs one activity to its end. Cookie and argument are those that it was scheduled with.</summary>
    void OnMachineEvent(uint cookie, ulong argument);
}
