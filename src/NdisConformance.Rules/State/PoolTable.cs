using System.Runtime.CompilerServices;
using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>The records that <see cref="PoolTracker"/> keeps of the driver's pools and what came from them.</summary>
[Resets]
internal sealed partial class PoolTable : IPools
{
    public ObjectTable<PoolState> NblPools { get; } = new();

    public ObjectTable<PoolState> NbPools { get; } = new();

    public ObjectTable<MemberState> Nbls { get; } = new();

    public ObjectTable<MemberState> Nbs { get; } = new();

    public ObjectTable<long> LeftMdls { get; } = new();

    TableView<MemberState> IPools.Nbls => Nbls;

    TableView<MemberState> IPools.Nbs => Nbs;

    TableView<long> IPools.LeftMdls => LeftMdls;

    public ref PoolState Find(TraceObject pool)
    {
        if (pool.Number != 0 && (pool.Kind is ObjectKind.NblPool or ObjectKind.NbPool))
        {
            return ref (pool.Kind == ObjectKind.NblPool ? NblPools : NbPools).Find(pool.Number);
        }

        return ref Unsafe.NullRef<PoolState>();
    }

    public TraceObject PoolOf(TraceObject item)
    {
        if (item.Number == 0 || item.Kind is not (ObjectKind.Nbl or ObjectKind.Nb))
        {
            return default;
        }

        ref MemberState member = ref (item.Kind == ObjectKind.Nbl ? Nbls : Nbs).Find(item.Number);
        return Unsafe.IsNullRef(ref member) ? default : member.Pool;
    }

    ref readonly PoolState IPools.Find(TraceObject pool) => ref Find(pool);
}
