using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("throws-in-device-model", typeof(GoodDriver), DeviceType = typeof(ThrowsInDeviceModel))]
[assembly: NdisMiniport("throws-in-device-model.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>A device model that throws as soon as time passes, while no code of the driver runs.</summary>
public sealed class ThrowsInDeviceModel : HostileDevice
{
    /// <inheritdoc/>
    public override void Attach(IDeviceBus bus) => bus.Schedule(0, 0);

    /// <inheritdoc/>
    public override void OnScheduled(uint cookie) => throw new InvalidOperationException("no such device");
}
