namespace NdisConformance.Host.Kernel;

/// <summary>
/// The scenario stopped the machine in the middle of driver code, as a bug check that is not the driver's would. The
/// run ends here, and ends well.
/// </summary>
public sealed class MachineStoppedException() : Exception("the scenario stopped the machine");
