using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Nic;

namespace NdisConformance.Testbed;

/// <summary>How the parts of a testbed are set up before the driver is loaded.</summary>
public sealed record TestbedSetup
{
    /// <summary>Host, NIC and choices as they ordinarily are.</summary>
    public static TestbedSetup Ordinary { get; } = new();

    /// <summary>The simulated NDIS.</summary>
    public HostOptions Host { get; init; } = new();

    /// <summary>The reference NIC; ignored where the plugin brings a device of its own.</summary>
    public ReferenceNicOptions Nic { get; init; } = new();

    /// <summary>Writes down what does not go the ordinary way.</summary>
    public Action<ScriptedChoices>? Choices { get; init; }
}
