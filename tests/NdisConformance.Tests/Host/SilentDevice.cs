using NdisConformance.Contract;

namespace NdisConformance.Tests.Host;

/// <summary>A device that does nothing of its own; the test does on its bus what a device would.</summary>
internal sealed class SilentDevice : IVirtualDevice
{
    public IDeviceBus Bus { get; private set; } = null!;

    public List<(long Time, uint Cookie)> Scheduled { get; } = [];

    public List<(uint Offset, uint Value)> Written { get; } = [];

    public uint RegisterWindowBytes => 4096;

    public void Attach(IDeviceBus bus) => Bus = bus;

    public void Reset()
    {
    }

    public uint ReadRegister(uint offsetBytes) => offsetBytes;

    public void WriteRegister(uint offsetBytes, uint value) => Written.Add((offsetBytes, value));

    public void OnScheduled(uint cookie) => Scheduled.Add((Bus.Now, cookie));

    public void OnWireReceive(ReadOnlySpan<byte> frame)
    {
    }
}
