package io.velostream.connectors.file;

import io.velostream.connect.DecoderRequest;
import io.velostream.connect.Pieces;
import io.velostream.connect.Source.ReadRequest;
import io.velostream.connect.Source.Split;
import java.io.IOException;

/// The files of a source, piece by piece.
record FilePieces(FileSource source) implements Pieces {
    @Override
    public FileReader reader(Split split) throws IOException {
        return new FileReader(
                source.input(split),
                source.format().recordEnds(source.options()),
                new FileReader.Limits(FileReader.PIECE_BYTES, source.maxRowBytes()));
    }

    @Override
    public FilePieceDecoder decoder(Split split, ReadRequest request) {
        return decoder(split, request, FilePieceDecoder.Lines.OF_PIECE);
    }

    FilePieceDecoder decoder(Split split, ReadRequest request, FilePieceDecoder.Lines lines) {
        DecoderRequest decoderRequest =
                new DecoderRequest(
                        source.schema(),
                        request.projection(),
                        split.id(),
                        true,
                        request.failures(),
                        request.keepsLines(),
                        source.key());
        return new FilePieceDecoder(source.format(), source.options(), decoderRequest, lines);
    }
}
