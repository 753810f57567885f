using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("loops-in-device-model", typeof(GoodDriver), DeviceType = typeof(LoopsInDeviceModel))]
[assembly: NdisMiniport("loops-in-device-model.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>A device model whose registers never answer.</summary>
public sealed class LoopsInDeviceModel : HostileDevice
{
    /// <inheritdoc/>
    public override uint ReadRegister(uint offsetBytes)
    {
        Endless.Computation();
        return 0;
    }
}
