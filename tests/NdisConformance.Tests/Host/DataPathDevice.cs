using NdisConformance.Contract;

namespace NdisConformance.Tests.Host;

/// <summary>A device that keeps the last frame that arrived from the wire, and sends what a test tells it to.</summary>
internal sealed class DataPathDevice : IVirtualDevice
{
    private readonly byte[] _received = new byte[65536];
    private int _receivedLength;

    public IDeviceBus Bus { get; private set; } = null!;

    public ReadOnlySpan<byte> Received => _received.AsSpan(0, _receivedLength);

    public uint RegisterWindowBytes => 4096;

    public void Attach(IDeviceBus bus) => Bus = bus;

    public void Reset()
    {
    }

    public uint ReadRegister(uint offsetBytes) => 0;

    public void WriteRegister(uint offsetBytes, uint value)
    {
    }

    public void OnScheduled(uint cookie)
    {
    }

    public void OnWireReceive(ReadOnlySpan<byte> frame)
    {
        frame.CopyTo(_received);
        _receivedLength = frame.Length;
    }
}
