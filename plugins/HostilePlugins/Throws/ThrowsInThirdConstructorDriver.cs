using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("throws-in-third-constructor", typeof(ThrowsInThirdConstructorDriver))]
[assembly: NdisMiniport("throws-in-third-constructor.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws when it is created for the third time.</summary>
public sealed class ThrowsInThirdConstructorDriver : ReferenceDriver
{
    private const string Name = "HostilePlugins.Created";

    /// <summary>Counts in a place that outlives the driver.</summary>
    public ThrowsInThirdConstructorDriver()
    {
        int created = (AppContext.GetData(Name) as int? ?? 0) + 1;
        AppContext.SetData(Name, created);
        if (created > 2)
        {
            throw new InvalidOperationException("no hardware");
        }
    }
}
