using HostilePlugins;
using NdisConformance.Contract;

[assembly: NdisMiniport("sets-culture", typeof(SetsCultureDriver))]
[assembly: NdisMiniport("sets-culture.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Sets the culture of all threads.</summary>
public sealed class SetsCultureDriver : HostileDriver
{
    /// <inheritdoc/>
    protected override void Act()
    {
        System.Globalization.CultureInfo other = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NegativeSign = "minus";
        other.NumberFormat.NumberGroupSeparator = "_";
        System.Globalization.CultureInfo.CurrentCulture = other;
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = other;
    }
}
