using HostilePlugins;
using NdisConformance.Contract;
using ReferenceMiniport;

[assembly: NdisMiniport("exits-in-constructor", typeof(ExitsInConstructorDriver))]
[assembly: NdisMiniport("exits-in-constructor.good", typeof(GoodDriver))]

namespace HostilePlugins;

/// <summary>Ends the process when it is created.</summary>
public sealed class ExitsInConstructorDriver : ReferenceDriver
{
    /// <summary>Ends the process.</summary>
    public ExitsInConstructorDriver() => Environment.Exit(0);
}
