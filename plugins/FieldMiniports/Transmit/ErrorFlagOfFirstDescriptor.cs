using FieldMiniports;
using NdisConformance.Contract;
using ReferenceMiniport;
using static NdisConformance.Contract.NDIS;
using static NdisConformance.Contract.NDIS_STATUS;

[assembly: NdisMiniport("error-flag-of-first-descriptor", typeof(ErrorFlagOfFirstDescriptor))]

namespace FieldMiniports;

/// <summary>
/// The error flag is read from the frame's first descriptor, but the NIC sets it in the last: errors count as
/// success.
/// </summary>
public sealed class ErrorFlagOfFirstDescriptor : FieldDriver
{
    /// <inheritdoc/>
    public override TransmitPath MakeTransmit(Adapter adapter) => new Part(adapter);

    private sealed class Part(Adapter adapter) : FieldTransmitPath(adapter)
    {
        protected override TransmitRing NewTransmitRing(SharedBlock block, uint count) => new FirstRing(block, count);
    }

    private sealed class FirstRing(SharedBlock block, uint count) : TransmitRing(block, count)
    {
        private readonly uint[] _firstOf = new uint[count];

        public override uint Commit()
        {
            uint first = _first;
            uint last = base.Commit();
            _firstOf[last] = first;
            return last;
        }

        public override bool IsDone(uint lastDescriptor, out bool isTransmitted)
        {
            bool isDone = base.IsDone(lastDescriptor, out _);
            isTransmitted = (At(_firstOf[lastDescriptor]).Read<uint>(FlagsOffset) & Error) == 0;
            return isDone;
        }
    }
}
