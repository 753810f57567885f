using System.Runtime.CompilerServices;

namespace NdisConformance.Host.Ndis6;

/// <summary>The entry points of a characteristics structure, in the order of <see cref="EntryPoints"/>.</summary>
[InlineArray(Count)]
internal struct EntryPointList
{
    public const int Count = 18;

    private Delegate? _first;
}
