using NdisConformance.Machine;

namespace NdisConformance.Tests.Machine;

/// <summary>Writes down what the device did and what was refused.</summary>
internal sealed class DeviceRecorder : IIommuObserver
{
    public List<(ulong Owner, uint Offset, uint Length, bool IsWrite)> Accesses { get; } = [];

    public List<(IommuFault Reason, ulong Owner, bool IsWrite, uint Length)> Faults { get; } = [];

    public IommuFault Fault => Faults.Single().Reason;

    public ulong FaultOwner => Faults.Single().Owner;

    public uint FaultHostOffset { get; private set; }

    public void OnDeviceAccess(in DeviceAccess access, bool isWrite)
        => Accesses.Add((access.Owner, access.OwnerOffset, access.Length, isWrite));

    public void OnFault(in RefusedAccess access)
    {
        Faults.Add((access.Fault, access.Owner, access.IsWrite, access.Length));
        FaultHostOffset = access.HostOffset;
    }
}
