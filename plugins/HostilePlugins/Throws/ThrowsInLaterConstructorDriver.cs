using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("throws-in-later-constructor", typeof(ThrowsInLaterConstructorDriver))]
[assembly: NdisMiniport("throws-in-later-constructor.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Throws when it is created for the second time.</summary>
public sealed class ThrowsInLaterConstructorDriver : ReferenceDriver
{
    private const string Name = "HostilePlugins.Created";

    /// <summary>Counts in a place that outlives the driver.</summary>
    public ThrowsInLaterConstructorDriver()
    {
        int created = (AppContext.GetData(Name) as int? ?? 0) + 1;
        AppContext.SetData(Name, created);
        if (created > 1)
        {
            throw new InvalidOperationException("no hardware");
        }
    }
}
