using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

/// <summary>Writes down what the device did and what was refused.</summary>
internal sealed class DeviceRecorder : IIommuObserver
{
    public List<(ulong Owner, uint Offset, uint Length, bool IsWrite)> Accesses { get; } = [];

    public List<(IommuFault Reason, ulong Owner, bool IsWrite, uint Length)> Faults { get; } = [];

    public IommuFault Fault => Faults.Single().Reason;

    public ulong FaultOwner => Faults.Single().Owner;

    public void OnDeviceAccess(ulong owner, uint ownerOffset, uint length, bool isWrite)
        => Accesses.Add((owner, ownerOffset, length, isWrite));

    public void OnFault(IommuFault reason, ulong owner, bool isWrite, uint length)
        => Faults.Add((reason, owner, isWrite, length));
}
