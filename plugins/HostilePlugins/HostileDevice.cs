using NdisConformance.Contract;

namespace HostilePlugins;

/// <summary>A device model that does nothing but one thing.</summary>
public abstract class HostileDevice : IVirtualDevice
{
    /// <inheritdoc/>
    public uint RegisterWindowBytes => 4096;

    /// <inheritdoc/>
    public virtual void Attach(IDeviceBus bus)
    {
    }

    /// <inheritdoc/>
    public void Reset()
    {
    }

    /// <inheritdoc/>
    public virtual uint ReadRegister(uint offsetBytes) => 0;

    /// <inheritdoc/>
    public void WriteRegister(uint offsetBytes, uint value)
    {
    }

    /// <inheritdoc/>
    public virtual void OnScheduled(uint cookie)
    {
    }

    /// <inheritdoc/>
    public void OnWireReceive(ReadOnlySpan<byte> frame)
    {
    }
}
