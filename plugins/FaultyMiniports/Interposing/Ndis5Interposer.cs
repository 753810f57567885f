using NdisConformance.Contract;
using NdisConformance.Generators;

namespace FaultyMiniports;

/// <summary>
/// NDIS as a wrong driver of NDIS 5 sees it: every call goes through, until a driver overrides one. The calls are
/// generated from <see cref="INdis5"/>.
/// </summary>
[Forwards(typeof(INdis5))]
public abstract partial class Ndis5Interposer
{
    /// <summary>The host itself.</summary>
    protected INdis5 Inner { get; set; } = null!;
}
