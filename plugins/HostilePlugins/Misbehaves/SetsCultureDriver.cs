using System.Globalization;
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
        CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NegativeSign = "minus";
        other.NumberFormat.NumberGroupSeparator = "_";
        CultureInfo.CurrentCulture = other;
        CultureInfo.DefaultThreadCurrentCulture = other;
    }
}
